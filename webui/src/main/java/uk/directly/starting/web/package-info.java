/** The pages of starting with support money and of stopping, for the person and for officers (R29). */
@NullMarked
package uk.directly.starting.web;

import org.jspecify.annotations.NullMarked;
