namespace Mka1.Emulator.Batches;

/// <summary>A line whose request fails.</summary>
internal sealed class LineFailure(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;
}
