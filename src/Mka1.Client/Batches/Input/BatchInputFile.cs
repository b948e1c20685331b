namespace Mka1.Batches.Input;

/// <summary>An input file that was written.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Requests">How many requests it has.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Endpoint">What they call.</param>
public sealed record BatchInputFile(string Path, long Requests, long Bytes, string Endpoint);
