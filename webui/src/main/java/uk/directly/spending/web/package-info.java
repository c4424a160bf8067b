/** "Can I spend it on this?": the pages of the person who asks, and of the officer who answers (R5). */
@NullMarked
package uk.directly.spending.web;

import org.jspecify.annotations.NullMarked;
