namespace Mka1.Emulator.Faults;

/// <summary>Variants of a stream that a client must be able to read. Their names in JSON are in kebab case.</summary>
public enum StreamVariant
{
    /// <summary>Lines end in CRLF.</summary>
    Crlf,

    /// <summary>Each event's JSON is spread over several data lines.</summary>
    MultilineData,

    /// <summary>There are comments between and within the events.</summary>
    Comments,

    /// <summary>The stream begins with a byte order mark.</summary>
    Bom,

    /// <summary>The stream ends with <c>data: [DONE]</c>.</summary>
    Done,

    /// <summary>The events have no <c>event:</c> line.</summary>
    NoEventNames,

    /// <summary>The answer is the finished response as JSON instead of a stream.</summary>
    JsonInstead,

    /// <summary>Every event is sent twice, and a resumed stream starts three events early.</summary>
    Duplicates,

    /// <summary>After the events that <c>endAfterEvents</c> allows (three without it), an <c>error</c> event ends the stream.</summary>
    ErrorEvent,

    /// <summary>As <see cref="ErrorEvent"/>, but the error has no event name, no type and no number.</summary>
    UnnamedError,

    /// <summary>The events have no sequence number.</summary>
    NoSequenceNumbers,

    /// <summary>After the events that <c>endAfterEvents</c> allows (three without it), an event begins and does not end before 512 MiB.</summary>
    EndlessEvent,
}
