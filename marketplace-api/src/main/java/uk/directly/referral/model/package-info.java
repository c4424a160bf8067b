/** Reading directories: what stands in each cell of a file, and what may be kept of it. */
@NullMarked
package uk.directly.referral.model;

import org.jspecify.annotations.NullMarked;
