@NullMarked
package uk.directly.budget.web;

import org.jspecify.annotations.NullMarked;
