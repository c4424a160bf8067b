/** Tests of the pages of starting. */
@NullMarked
package uk.directly.starting.web;

import org.jspecify.annotations.NullMarked;
