"""
Pictures and papers in an object store that speaks S3, for a site on several machines.

Readers meet them under MEDIA_URL all the same, passed on by the site: they ask no third
party, and nothing in the bucket need be public. A name stands for the same bytes for
ever, so a proxy in front keeps them as long as it likes.
"""

from botocore.config import Config
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

PATIENCE = {"connect_timeout": 3, "read_timeout": 10, "retries": {"max_attempts": 2}}
# Stores other than Amazon's own know no other checksums than HTTP's.
PLAIN = {
    "request_checksum_calculation": "when_required",
    "response_checksum_validation": "when_required",
}


class ObjectStore(S3Storage):
    def get_default_settings(self):
        return super().get_default_settings() | {
            "default_acl": None,
            "querystring_auth": False,
            "client_config": Config(
                signature_version="s3v4",
                s3={"addressing_style": self.addressing()},
                **PATIENCE,
                **PLAIN,
            ),
        }

    def addressing(self):
        """Stores of one's own seldom have a host name for each bucket."""
        has_own = "endpoint_url" in settings.STORAGES["default"]["OPTIONS"]
        return "path" if has_own else "auto"

    def url(self, name, *arguments, **options):
        return f"{settings.MEDIA_URL}{filepath_to_uri(name)}"

    def look(self):
        """Raise what keeps the bucket from answering."""
        self.connection.meta.client.head_bucket(Bucket=self.bucket_name)
