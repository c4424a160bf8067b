/** The pages of "About me" (R66): for who writes it, and for those with whom it is shared. */
@NullMarked
package uk.directly.aboutme.web;

import org.jspecify.annotations.NullMarked;
