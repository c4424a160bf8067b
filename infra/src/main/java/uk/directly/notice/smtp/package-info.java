/** Mail over SMTP. */
@NullMarked
package uk.directly.notice.smtp;

import org.jspecify.annotations.NullMarked;
