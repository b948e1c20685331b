using Mka1.Http;

namespace Mka1.Errors;

/// <summary>The input is wrong, which was seen before anything was sent. The message names the thing and the cure.</summary>
public sealed class Mka1InputException : Mka1Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and how to correct it.</param>
    public Mka1InputException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception over the one that showed the fault.</summary>
    /// <param name="message">What is wrong and how to correct it.</param>
    /// <param name="inner">The exception that showed it.</param>
    public Mka1InputException(string message, Exception inner)
        : base(message, inner)
    {
    }

    private protected override Mka1Exception Redacted(string message, Redaction redaction) =>
        new Mka1InputException(message);
}
