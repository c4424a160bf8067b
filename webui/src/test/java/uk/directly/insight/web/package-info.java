/** Tests of the commissioners' pages. */
@NullMarked
package uk.directly.insight.web;

import org.jspecify.annotations.NullMarked;
