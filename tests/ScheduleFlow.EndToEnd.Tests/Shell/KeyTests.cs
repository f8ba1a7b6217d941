namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class KeyTests : VerbTests
{
    [Fact]
    public void A_key_is_created_listed_and_revoked()
    {
        var created = Worker.Run("create-key", "nightly-import", "--role", "editor", "--expires", "2099-01-01").MustSucceed();
        created.Text("key").Should().MatchRegex("^sfk_[0-9a-f]{12}_[0-9a-f]{64}$").And.StartWith($"sfk_{created.Text("id")}_");

        var listed = Worker.Run("list-keys").MustSucceed();
        listed.Number("count").Should().Be(1);
        var row = listed.List("keys")[0];
        (row.Text("id"), row.Text("name"), row.Text("role"), row.Text("state"), row.Text("expires"))
            .Should().Be((created.Text("id"), "nightly-import", "editor", "valid", "2099-01-01T00:00:00Z"));
        row.EnumerateObject().Select(field => field.Name).Should().BeEquivalentTo("id", "name", "role", "verbs", "channels", "state", "created", "expires", "revoked", "last_used");

        Worker.Run("revoke-key", created.Text("id")).MustSucceed().Text("state").Should().Be("revoked");
        Worker.Run("list-keys").MustSucceed().List("keys")[0].Text("state").Should().Be("revoked");
        Worker.Run("list-audit").MustSucceed().List("entries").Select(entry => $"{entry.Text("verb")} {entry.GetProperty("ids")[0]} {entry.Text("result")}")
            .Should().Equal($"revoke-key {created.Text("id")} success", $"create-key {created.Text("id")} success");
    }

    [Fact]
    public void The_secret_is_on_stdout_and_nowhere_else()
    {
        var key = Worker.Run("create-key", "one", "--output", "table").Text.Split('\n').Single(line => line.StartsWith("key: ", StringComparison.Ordinal))["key: ".Length..].Trim();

        Worker.Run("create-key", "two", "--verbose").Error.Should().NotContain("sfk_");
        Worker.Run("revoke-key", key).MustFail(4, "not_found").ToString().Should().NotContain(key[^64..]);
        foreach (var path in Directory.GetFiles(Folder.Path, "*", SearchOption.AllDirectories))
        {
            File.ReadAllText(path).Should().NotContain(key[^64..]).And.NotContain("sfk_", path);
        }
    }

    [Fact]
    public void No_seed_makes_the_same_key_twice()
    {
        string[] options = ["--seed", "7", "--now", Monday];

        Worker.Run(["create-key", "one", .. options]).MustSucceed().Text("key")[^64..]
            .Should().NotBe(Worker.Run(["create-key", "two", .. options]).MustSucceed().Text("key")[^64..]);
    }

    [Fact]
    public void What_makes_no_key_is_refused()
    {
        Worker.Run("create-key", "a@b").MustFail(3, "validation", "a@b");
        Worker.Run("create-key", "one", "--expires", "2020-01-01").MustFail(3, "validation", "2020-01-01");
        Worker.Run("create-key", "one", "--role", "root").ExitCode.Should().Be(2);
        Directory.Exists(Worker.DataFolder).Should().BeFalse();

        Worker.Run("create-key", "one").MustSucceed().Text("role").Should().Be("viewer");
        Worker.Run("create-key", "one").MustFail(5, "conflict", "one");
        Worker.Run("revoke-key", "0123456789ab").MustFail(4, "not_found", "0123456789ab");
    }

    [Fact]
    public void Keys_come_back_with_a_backup_where_that_is_wanted_and_doctor_knows_them()
    {
        Worker.Run("create-key", "one").MustSucceed();
        Worker.Run("backup", Folder["b.tar.gz"]).MustSucceed();

        Worker.Run("restore", Folder["b.tar.gz"], "--data", Folder["without"]).MustSucceed().List("left_out").Should().ContainSingle();
        Worker.Run("list-keys", "--data", Folder["without"]).MustSucceed().Number("count").Should().Be(0);
        var restored = Worker.Run("restore", Folder["b.tar.gz"], "--data", Folder["other"], "--with-keys").MustSucceed();
        restored.List("keys").Should().ContainSingle().Which.Text("name").Should().Be("one");

        Worker.Run("list-keys", "--data", Folder["other"]).Text.Should().Be(Worker.Run("list-keys").Text);
        Worker.Run("doctor", "--data", Folder["other"]).MustSucceed().GetProperty("checked").Number("keys").Should().Be(1);
    }
}
