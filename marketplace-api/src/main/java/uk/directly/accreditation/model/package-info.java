/** What a file and an answer must be like, without knowing where they are kept. */
@NullMarked
package uk.directly.accreditation.model;

import org.jspecify.annotations.NullMarked;
