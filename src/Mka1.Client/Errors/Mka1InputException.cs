using Mka1.Http;
using Mka1.Languages;

namespace Mka1.Errors;

/// <summary>The input is invalid, and nothing was sent. The message names the input and the correction.</summary>
public sealed class Mka1InputException : Mka1Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and how to correct it.</param>
    public Mka1InputException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What is wrong and how to correct it.</param>
    /// <param name="inner">The cause.</param>
    public Mka1InputException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal Mka1InputException(LocalText message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>True if the input is one line of JSON text that extends over several lines.</summary>
    public bool IsPartialJson { get; internal init; }

    private protected override Mka1Exception Redacted(LocalText message, Redaction redaction) =>
        new Mka1InputException(message) { IsPartialJson = IsPartialJson };
}
