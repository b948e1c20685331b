namespace Mka1.Batches.Input;

/// <summary>An input file that was written.</summary>
/// <param name="Path">The path.</param>
/// <param name="Requests">The number of requests.</param>
/// <param name="Bytes">The size.</param>
/// <param name="Endpoint">The endpoint.</param>
public sealed record BatchInputFile(string Path, long Requests, long Bytes, string Endpoint);
