/** The pages of the register for the officers who decide who is on it. */
@NullMarked
package uk.directly.register.web;

import org.jspecify.annotations.NullMarked;
