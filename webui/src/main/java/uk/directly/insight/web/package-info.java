/** The pages of the council's commissioners. */
@NullMarked
package uk.directly.insight.web;

import org.jspecify.annotations.NullMarked;
