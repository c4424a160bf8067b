@NullMarked
package uk.directly.notice.govuknotify;

import org.jspecify.annotations.NullMarked;
