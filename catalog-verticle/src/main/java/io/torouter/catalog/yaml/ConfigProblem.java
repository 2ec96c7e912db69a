package io.torouter.catalog.yaml;

/**
 * One thing wrong in a configuration file.
 *
 * @param file as the operator named it
 * @param line from 1; 0 where the problem has no place, such as a file that is missing
 * @param column from 1; 0 where the problem has no place
 * @param path where in the document, such as {@code channels[1].base_url}; empty for the document itself
 * @param message what was expected and what came; never a credential
 */
public record ConfigProblem(String file, int line, int column, String path, String message) {
    /** One line in the form that editors and terminals turn into a link. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return path.isEmpty() ? place + ": " + message : place + ": " + path + ": " + message;
    }
}
