@NullMarked
package uk.directly.notice;

import org.jspecify.annotations.NullMarked;
