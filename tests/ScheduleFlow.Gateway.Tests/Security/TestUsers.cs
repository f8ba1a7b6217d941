using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Gateway.Tests.Security;

/// <summary>A file of users as the worker writes it. Everybody has the same password.</summary>
internal static class TestUsers
{
    public const string Password = "three dry towels";

    private static readonly string Hash = PasswordHash.Of(Password);

    public static void Write(string dataFolder, params string[] lines)
    {
        // As the store does it: a new file in the place of the old one.
        var path = Path.Combine(dataFolder, UserFile.Name);
        File.WriteAllText(path + ".new", $"{{\"version\":1,\n\"users\":[\n{string.Join(",\n", lines)}\n]}}\n");
        File.Move(path + ".new", path, overwrite: true);
    }

    public static string Line(string name, string role = "editor", char stamp = '1', bool isDisabled = false) =>
        $$"""{"name":"{{name}}","role":"{{role}}","created":"2026-01-01T00:00:00Z","password_set":"2026-01-01T00:00:00Z","disabled":{{(isDisabled ? "\"2026-02-01T00:00:00Z\"" : "null")}},"stamp":"{{new string(stamp, 32)}}","hash":"{{Hash}}"}""";
}
