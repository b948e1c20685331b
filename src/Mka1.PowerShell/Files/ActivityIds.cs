namespace Mka1.PowerShell.Files;

/// <summary>The ids of a cmdlet's progress bars. Transfers in parallel have different ones, so that each has a bar of its own.</summary>
internal sealed class ActivityIds
{
    private readonly HashSet<int> _used = [];

    /// <summary>Takes the lowest free id.</summary>
    public int Take()
    {
        int id = 0;
        while (!_used.Add(id))
            id++;
        return id;
    }

    public void Release(int id) => _used.Remove(id);
}
