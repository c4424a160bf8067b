/** The JSON routes of asking and meeting. */
@NullMarked
package uk.directly.enquiry.rest;

import org.jspecify.annotations.NullMarked;
