/** What `database-page.ts` brings into a page. */
export { connect } from '../../db/connection.ts';
export { openStorage } from '../../db/open-storage.ts';
