@NullMarked
package uk.directly.notice.web;

import org.jspecify.annotations.NullMarked;
