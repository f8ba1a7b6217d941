using System.Security.Cryptography;
using System.Text;

namespace ScheduleFlow.Gateway.Tests.Security;

/// <summary>A keys.json as the worker writes it, with a key of each role, a revoked and an expired one.</summary>
internal static class TestKeys
{
    /// <summary>The keys by what they are; <c>wrong</c> and <c>another's secret</c> are none.</summary>
    public static Dictionary<string, string> WriteTo(string folder)
    {
        var keys = new Dictionary<string, string>
        {
            ["viewer"] = KeyOf('1'),
            ["editor"] = KeyOf('2'),
            ["admin"] = KeyOf('3'),
            ["revoked"] = KeyOf('4'),
            ["expired"] = KeyOf('5'),
            ["wrong"] = KeyOf('9'),
            ["another's secret"] = KeyOf('3')[..17] + KeyOf('2')[17..],
        };
        Write(
            folder,
            Line('1', "viewer"),
            Line('2', "editor"),
            Line('3', "admin"),
            Line('4', "admin", revoked: "2026-01-01T00:00:00Z"),
            Line('5', "admin", expires: "2026-01-01T00:00:00Z"));
        return keys;
    }

    public static string KeyOf(char digit) => $"sfk_{new string(digit, 12)}_{new string(digit, 64)}";

    public static string Line(char digit, string role, string? expires = null, string? revoked = null)
    {
        var salt = Enumerable.Repeat((byte)digit, 16).ToArray();
        var hash = SHA256.HashData([.. salt, .. Encoding.ASCII.GetBytes(new string(digit, 64))]);
        return $$"""{"id":"{{new string(digit, 12)}}","name":"key-{{digit}}","role":"{{role}}","created":"2025-12-01T00:00:00Z","expires":{{Text(expires)}},"revoked":{{Text(revoked)}},"salt":"{{Convert.ToHexStringLower(salt)}}","hash":"{{Convert.ToHexStringLower(hash)}}"}""";
    }

    /// <summary>A key with a scope, for <see cref="WriteScoped"/>; null: no limit.</summary>
    public static string ScopedLine(char digit, string role, string[]? verbs = null, string[]? channels = null) =>
        Line(digit, role).Replace("\"created\"", $"\"verbs\":{Names(verbs)},\"channels\":{Names(channels)},\"created\"", StringComparison.Ordinal);

    /// <summary>As <see cref="Write"/>, in the schema that has scopes.</summary>
    public static void WriteScoped(string folder, params string[] lines) => WriteText(folder, $"{{\"version\":2,\n\"keys\":[\n{string.Join(",\n", lines)}\n]}}\n");

    /// <summary>In one step, as the store does.</summary>
    public static void Write(string folder, params string[] lines) => WriteText(folder, $"{{\"version\":1,\n\"keys\":[\n{string.Join(",\n", lines)}\n]}}\n");

    public static void WriteText(string folder, string text)
    {
        var temporary = Path.Combine(folder, ".keys.json.tmp");
        File.WriteAllText(temporary, text);
        File.Move(temporary, Path.Combine(folder, "keys.json"), overwrite: true);
    }

    private static string Names(string[]? names) => names is null ? "null" : $"[\"{string.Join("\",\"", names)}\"]";

    private static string Text(string? time) => time is null ? "null" : $"\"{time}\"";
}
