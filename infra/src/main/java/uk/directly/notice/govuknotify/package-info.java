/** GOV.UK Notify: mail, text messages and letters, by its own Java client. */
@NullMarked
package uk.directly.notice.govuknotify;

import org.jspecify.annotations.NullMarked;
