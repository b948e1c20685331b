namespace Mka1.Batches.Input;

/// <summary>The severity of a problem in the input of a batch.</summary>
public enum BatchInputSeverity
{
    /// <summary>The platform would reject the file or the line.</summary>
    Error,

    /// <summary>The platform may accept it; this is not documented.</summary>
    Warning,
}
