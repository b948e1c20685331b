namespace Mka1.Batches;

/// <summary>What is to be read with the results of batches.</summary>
public sealed class BatchResultOptions
{
    /// <summary>True joins each result with its request. The input file is kept on the disk for as long as that takes.</summary>
    public bool IncludeRequest { get; init; }

    /// <summary>True gives a result for each request that has no answer too.</summary>
    public bool IncludeMissing { get; init; }

    /// <summary>The directory in which the output and error files are kept; null keeps none. One that is there whole is not transferred again.</summary>
    public string? Directory { get; init; }

    /// <summary>Is told of each batch whose files hold fewer results than it counts, on whatever thread.</summary>
    public Action<string>? OnNotice { get; init; }
}
