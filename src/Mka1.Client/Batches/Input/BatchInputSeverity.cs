namespace Mka1.Batches.Input;

/// <summary>What a problem of a batch's input means.</summary>
public enum BatchInputSeverity
{
    /// <summary>The platform would refuse the file, or the line.</summary>
    Error,

    /// <summary>The platform may take it; its documents do not say.</summary>
    Warning,
}
