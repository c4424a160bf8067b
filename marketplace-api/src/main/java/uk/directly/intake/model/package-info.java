/** Reading the files: what is in each cell, and what is wrong with it. */
@NullMarked
package uk.directly.intake.model;

import org.jspecify.annotations.NullMarked;
