/** The JSON routes of bank details. */
@NullMarked
package uk.directly.bank.rest;

import org.jspecify.annotations.NullMarked;
