@NullMarked
package uk.directly.budget.rest;

import org.jspecify.annotations.NullMarked;
