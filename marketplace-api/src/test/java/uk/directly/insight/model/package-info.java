/** Tests of which figures may be told. */
@NullMarked
package uk.directly.insight.model;

import org.jspecify.annotations.NullMarked;
