/** The imported directory over JSON: public, without a token. */
@NullMarked
package uk.directly.register.rest;

import org.jspecify.annotations.NullMarked;
