import { i18n } from '@lingui/core';

// Words stand in the code in English; tests of them need no catalogue.
i18n.loadAndActivate({ locale: 'en', messages: {} });
