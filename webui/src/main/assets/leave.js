// Leaves this page at once: the button, or Shift three times in five seconds. The page is replaced, so that "back" doesn't
// lead to it. Without scripts the button is a link to the same harmless page.
(() => {
  const button = document.querySelector('.govuk-js-exit-this-page-button');
  if (!button) {
    return;
  }
  const leave = () => {
    document.documentElement.hidden = true;
    document.title = 'Weather';
    for (const form of document.forms) {
      form.reset();
    }
    window.location.replace(button.href);
  };
  button.addEventListener('click', event => {
    event.preventDefault();
    leave();
  });
  let pressed = [];
  document.addEventListener('keyup', event => {
    if (event.key !== 'Shift') {
      pressed = [];
      return;
    }
    const now = Date.now();
    pressed = pressed.filter(at => now - at < 5000);
    pressed.push(now);
    if (pressed.length === 3) {
      leave();
    }
  });
  // Coming back out of the browser's memory shows nothing that was typed.
  window.addEventListener('pageshow', event => {
    if (event.persisted) {
      window.location.reload();
    }
  });
})();
