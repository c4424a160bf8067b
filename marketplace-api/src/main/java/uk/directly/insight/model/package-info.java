/** Which figures may be told: no Spring, no SQL, no clock. */
@NullMarked
package uk.directly.insight.model;

import org.jspecify.annotations.NullMarked;
