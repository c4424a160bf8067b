/**
 * Files that people send: told by their content, looked over for what does harm, sealed on disk. Whose a file is and who
 * opens it is decided by the feature that it belongs to.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package uk.directly.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
