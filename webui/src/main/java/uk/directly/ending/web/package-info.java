/** The pages for what ends: for officers after a death, and for closing an account; what the person reads of that (R24). */
@NullMarked
package uk.directly.ending.web;

import org.jspecify.annotations.NullMarked;
