@NullMarked
package uk.directly.notice.model;

import org.jspecify.annotations.NullMarked;
