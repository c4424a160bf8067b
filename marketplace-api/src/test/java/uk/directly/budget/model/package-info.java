@NullMarked
package uk.directly.budget.model;

import org.jspecify.annotations.NullMarked;
