using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Resources;

/// <summary>The members of a stored object, which requests read and change side by side.</summary>
internal sealed class StoredMembers(JsonObject members)
{
    /// <summary>Sets members at once. A member whose value is null stays as it is.</summary>
    public void Set(params ReadOnlySpan<(string Name, JsonNode? Value)> changes)
    {
        lock (members)
        {
            foreach (var (name, value) in changes)
            {
                if (value is not null)
                    members[name] = value;
            }
        }
    }

    /// <summary>Sets a member, also to null.</summary>
    public void Put(string name, JsonNode? value)
    {
        lock (members)
            members[name] = value;
    }

    public long Time(string name)
    {
        lock (members)
            return members[name]!.GetValue<long>();
    }

    public byte[] Render()
    {
        lock (members)
            return Answer.Bytes(members);
    }
}
