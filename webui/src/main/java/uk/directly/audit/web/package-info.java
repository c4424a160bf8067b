/** The pages of the trail, for the officers who answer for it. */
@NullMarked
package uk.directly.audit.web;

import org.jspecify.annotations.NullMarked;
