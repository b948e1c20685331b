using System.Text.Json.Serialization;

namespace Mka1.Emulator.Faults;

/// <summary>Variants of a stream that a client must be able to read.</summary>
public enum StreamVariant
{
    /// <summary>Lines end in CRLF.</summary>
    [JsonStringEnumMemberName("crlf")]
    CrLf,

    /// <summary>Each event's JSON is spread over several data lines.</summary>
    [JsonStringEnumMemberName("multiline-data")]
    MultilineData,

    /// <summary>There are comments between and within the events.</summary>
    [JsonStringEnumMemberName("comments")]
    Comments,

    /// <summary>The stream begins with a byte order mark.</summary>
    [JsonStringEnumMemberName("bom")]
    ByteOrderMark,

    /// <summary>The stream ends with <c>data: [DONE]</c>.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>The events have no <c>event:</c> line.</summary>
    [JsonStringEnumMemberName("no-event-names")]
    NoEventNames,

    /// <summary>The answer is the finished response as JSON instead of a stream.</summary>
    [JsonStringEnumMemberName("json-instead")]
    JsonInstead,

    /// <summary>Every event is sent twice, and a resumed stream starts three events early.</summary>
    [JsonStringEnumMemberName("duplicates")]
    Duplicates,

    /// <summary>After the events that <c>endAfterEvents</c> allows (three without it), an <c>error</c> event ends the stream.</summary>
    [JsonStringEnumMemberName("error-event")]
    ErrorEvent,

    /// <summary>As <see cref="ErrorEvent"/>, but the error has no event name, no type and no number.</summary>
    [JsonStringEnumMemberName("unnamed-error")]
    UnnamedError,

    /// <summary>The events have no sequence number.</summary>
    [JsonStringEnumMemberName("no-sequence-numbers")]
    NoSequenceNumbers,

    /// <summary>After the events that <c>endAfterEvents</c> allows (three without it), an event begins and does not end before 512 MiB.</summary>
    [JsonStringEnumMemberName("endless-event")]
    EndlessEvent,
}
