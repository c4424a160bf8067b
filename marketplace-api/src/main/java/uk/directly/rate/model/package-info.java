/** Cutting time into bands: pure. */
@NullMarked
package uk.directly.rate.model;

import org.jspecify.annotations.NullMarked;
