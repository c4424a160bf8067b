/** Tests of the pages of asking and meeting. */
@NullMarked
package uk.directly.enquiry.web;

import org.jspecify.annotations.NullMarked;
