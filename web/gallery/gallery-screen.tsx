import { PageTitle } from '../ui/page-title.tsx';
import { Colours } from './colours.tsx';
import { Controls } from './controls.tsx';
import { Essays } from './essays.tsx';
import { Icons } from './icons.tsx';
import { Messages } from './messages.tsx';
import { Questions } from './questions.tsx';
import { Rewards } from './rewards.tsx';
import { Subjects } from './subjects.tsx';
import { TypeScale } from './type-scale.tsx';
import './gallery.css';

/** `/gallery`, in development only: every piece of the design system in every state, in the theme of the system. */
export default function GalleryScreen() {
  return (
    <>
      <PageTitle>Gallery</PageTitle>
      <p className="soft">Every piece of web/ui in every state. It follows the theme of your system.</p>
      <Colours />
      <TypeScale />
      <Controls />
      <Subjects />
      <Rewards />
      <Questions />
      <Essays />
      <Messages />
      <Icons />
    </>
  );
}
