/** The JSON routes of "About me". */
@NullMarked
package uk.directly.aboutme.rest;

import org.jspecify.annotations.NullMarked;
