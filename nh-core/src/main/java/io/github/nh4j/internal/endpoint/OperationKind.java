package io.github.nh4j.internal.endpoint;

/** What a repeat of an operation would do. */
public enum OperationKind {
    /** Nothing. */
    READ(0),
    /** The same once more. */
    WRITE(1),
    /** It sees the success of the first as somebody else's change. */
    CONDITIONAL(2),
    /** The same once more, except that what is removed may be gone, or be there again by another's hand. */
    PATCH(3),
    /** Nothing more than the first, except that the thing is already gone. */
    DELETE(4),
    /** A second push. */
    SEND(5),
    /** A second one beside the first. */
    CREATE(6),
    /** Nothing more than the first, except that the answer may be that the thing is already there. */
    CREATE_NAMED(7);

    private final int column;

    OperationKind(int column) {
        this.column = column;
    }

    /** Its place in a table of all kinds. */
    public int column() {
        return column;
    }
}
