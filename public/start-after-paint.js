// Lets the app in once the text that came with the page is on screen. A page nobody sees paints nothing to wait for.
const { content } = document.querySelector('template');
const start = () => document.head.append(content);
if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(start));
else start();
